"""What stands around what: `chains`, `told_twice`, `past` units, `ways` and `china`."""
