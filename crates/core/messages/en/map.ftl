### The words of one picture.

picture-heading-map = Map
