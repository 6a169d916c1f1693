"""onrecord: what happened when, who said what through whom, and on how many independent origins it stands."""

__version__ = "0.1.0"
