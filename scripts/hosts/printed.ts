/** What the applications must print in every host, by the README of the runtime. */

/** Of `application.js`: the console's warning and error. */
export const ON_STDERR = String.raw`Queue full for run 7%s {dropped}\n\u001b[31m: 3 rows dropped, 25.6% of them {"code":"LOG612","component":"telemetry","subcomponent":"db-sink","tags":["backpressure"],"run_id":"7%s {dropped}\n\u001b[31m","dropped":3,"share":0.256}
Sink lost: x {"code":"LOG613","component":"telemetry","err":{"name":"TypeError","message":"no bank"},"reason":"x","code_":"mine","at":"1970-01-01T00:00:00.000Z","id":"12"}
`;

/** Of `application.js`, by lines and what was passed for each: the logger of its own, and what the registry knows. */
export const ON_STDOUT = [
  ['Sink lost: y', '{"code":"LOG613","component":"telemetry","reason":"y"}'],
  [
    '{"byCode":"SINK_LOST","components":["telemetry"],"snapshot":{"telemetry":["db-sink"]},"domain":"telemetry","logger":"telemetry","problems":[]}',
  ],
];

/** Of `loggers.js`, by the order of its loggers; NestJS writes errors to stderr. */
export const BY_LOGGERS = String.raw`{"level":50,"code":"LOG613","component":"telemetry","reason":"%s\n","level_":"mine","msg":"Sink lost: %s\n"}
{"code":"LOG613","component":"telemetry","level":"error","level_":"mine","message":"Sink lost: %s\\n","reason":"%s\n"}
{"level":50,"name":"bunyan","code":"LOG613","msg":"Sink lost: %s\n"}
ERROR Sink lost: %s\n {"code":"LOG613","component":"telemetry","reason":"%s\n","level":"mine"}
[error] Sink lost: %s\n {"code":"LOG613","component":"telemetry","reason":"%s\n","level":"mine"}
now   ERROR [nest] Sink lost: %s\n { code: 'LOG613', component: 'telemetry', reason: '%s\n', level_: 'mine' }
`;
