### The words of one picture.

picture-heading-timeline = Timeline
