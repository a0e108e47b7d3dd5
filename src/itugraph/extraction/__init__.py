"""A file's records: each paragraph decided, with what it cites and whom it names, resolved at its date."""

from itugraph.extraction.adopted import AdoptedTexts, text_of_lines
from itugraph.extraction.extract import extract, extract_document
from itugraph.extraction.writing import as_json_line, as_mapping

__all__ = ["AdoptedTexts", "as_json_line", "as_mapping", "extract", "extract_document", "text_of_lines"]
