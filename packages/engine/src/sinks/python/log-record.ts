/** What a record of the standard library's logging holds of itself: `extra` may not name it. */

/** The attributes of `logging.LogRecord`, and the two that formatters add. https://docs.python.org/3/library/logging.html#logrecord-attributes */
export const LOG_RECORD_ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'name msg args levelname levelno pathname filename module exc_info exc_text stack_info lineno funcName ' +
    'created msecs relativeCreated thread threadName processName process taskName message asctime'
  ).split(' '),
);
