// There is nothing to call: what this target does, it does when a program that it is part of is loaded.
