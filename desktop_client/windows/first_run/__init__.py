"""The pages of the first window beside signing in: which house, is it the right one, is it a new one."""
