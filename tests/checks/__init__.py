"""What each check must say, and where it must keep silent."""
