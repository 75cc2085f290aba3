"""Charts of what a learner did. Only what is opened loads the library that draws them."""
