/** The program `loglex`: reads arguments, runs a command, sets the exit code. */
export {};
