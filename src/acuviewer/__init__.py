"""acuviewer: acupoints found by rule on a 3D body."""

__version__ = "0.1.0"
