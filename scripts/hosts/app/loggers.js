/** One record by each logger that the runtime has an adapter for, in a form without times and processes. */
import 'reflect-metadata';
import { logConstant } from '@loglex/runtime';
import { ConsoleLogger } from '@nestjs/common';
import bunyan from 'bunyan';
import { createConsola } from 'consola';
import log4js from 'log4js';
import pino from 'pino';
import winston from 'winston';
import { LOG } from './log-codes.js';

/** @param {string} text */
const print = (text) => console.log(text.trimEnd());

const stdout = { type: 'stdout', layout: { type: 'pattern', pattern: '%p %m' } };
const log4jsLogger = log4js
  .configure({
    appenders: { stdout },
    categories: { default: { appenders: ['stdout'], level: 'info' } },
  })
  .getLogger();

class UntimedLogger extends ConsoleLogger {
  getTimestamp() {
    return 'now';
  }
  formatPid() {
    return '';
  }
}

const raw = {
  write: ({ level, name, code, msg }) => print(JSON.stringify({ level, name, code, msg })),
};
const loggers = [
  pino({ base: null, timestamp: false }, { write: print }),
  winston.createLogger({ transports: [new winston.transports.Console()] }),
  bunyan.createLogger({ name: 'bunyan', streams: [{ type: 'raw', stream: raw }] }),
  log4jsLogger,
  createConsola({ fancy: false, formatOptions: { date: false, colors: false } }),
  new UntimedLogger('nest', { colors: false }),
];

for (const logger of loggers) {
  logConstant(logger, LOG.SINK_LOST, { reason: '%s\n', level: 'mine' });
}
