"""What a person has filled in on every whole slip, for drafts that are about something else."""

ANSWERED = {
    "travel_history": "no",
    "contact_history": "no",
    "fever_contact_history": "no",
    "cluster_history": "no",
    "signature": "signed",
    "consent": "yes",
}
"""No to the four questions, signed, agreed."""
