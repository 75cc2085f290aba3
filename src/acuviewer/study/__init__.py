"""The student: what is asked, how an answer is graded, what is remembered and when it comes again. No Qt, no pixels, no network."""
