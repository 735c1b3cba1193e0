"""Parts of the wordings finding: phrases, their connotations, and which of them differ in framing."""
