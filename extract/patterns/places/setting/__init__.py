"""Where and when the article is: `day`, `era` (which register is in force), `context` and `doubt`."""
