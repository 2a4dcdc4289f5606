### The words of one picture.

picture-heading-memberships = Memberships
