"""Parts of the wordings finding: phrases, their connotations, which differ in framing."""
