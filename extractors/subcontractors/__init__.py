"""What a document says of subcontractors, per year. Knows layouts and wordings; compares no documents."""
