"""Tables of the points for spreadsheet programs: written, read back, and brought into the catalog."""
