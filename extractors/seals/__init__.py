"""What holds of the digital signatures of a document, and whom the user trusts."""
