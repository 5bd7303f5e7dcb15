"""Door to MkDocs: plugin, style sheet, social cards, icon, licences."""
