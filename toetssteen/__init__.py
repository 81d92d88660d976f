"""The application: commands, the order of the stages, the register. Nobody imports it."""
