/** What the words of a message say against its level: failures among the routine, and routine among the failures. */
import { compareRungs, type Rung } from '@loglex/catalog';
import type { PlannedAdvice } from './plan.ts';

/** The advice on a message, its holes left empty; `undefined` where its level is not suspicious. */
export function levelAdvice(text: string, rung: Rung): PlannedAdvice | undefined {
  const words = text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (rung === 'info' && FAILURE.test(words) && !EXPECTED.test(words)) {
    return {
      action: 'promote',
      id: 'failure-at-info',
      why: 'It tells of a failure, and alerts begin above info.',
    };
  }
  if (compareRungs(rung, 'warn') > 0 && ROUTINE.test(words) && !TROUBLE.test(words)) {
    return {
      action: 'demote',
      id: `routine-at-${rung}`,
      why: 'It tells that all went well, and wakes whoever is alerted to errors.',
    };
  }
  return undefined;
}

/** The statement itself is a failure: it begins with one, or ends with one. */
const FAILURE =
  /^(?:an? )?(?:(?:unexpected |unknown |internal |fatal )?(?:error|exception|failure)\b|failed\b|unable to\b|could not\b|couldnt\b|cannot\b|cant\b)|\b(?:has |have |was |were )?(?:failed|crashed|timed out|refused|rejected|aborted|corrupted)$|\bfailed (?:to|with|for|on|in|at|due|because|after)\b/u;

/** The failure is somebody else's, foreseen or over. */
const EXPECTED =
  /\b(?:no|not|without|never|if|0|zero|any|retry|retrying|ignor\w*|skip\w*|fall\w* ?back|recover\w*|resolved|fixed|test|tests|handler|will|may|might|so|instead)\b/u;

const ROUTINE =
  /^(?:successfully|success|starting|started|finished|completed|done|listening|connected|initiali[sz]ed|loaded|ready)\b|\b(?:successfully|succeeded|completed|is ready|has started)$/u;

const TROUBLE =
  /\b(?:no|not|never|un\w+|without|before|but|with|fail\w*|err\w*|exception|invalid|missing|only|too|after|although|while|should|already|cannot|never)\b/u;
