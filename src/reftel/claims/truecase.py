"""x"""
def truecase(line: str) -> str:
    return line
