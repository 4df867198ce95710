// This room is empty until its first file replaces this one.
