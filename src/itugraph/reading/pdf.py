"""stub"""
from itugraph.model import Document, InputError
def read_pdf(data: bytes, source: str) -> Document:
    raise InputError(f"{source} is a PDF, which is not read yet: give the Word file.")
