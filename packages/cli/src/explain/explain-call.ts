/** Why a call is a log call, and all that Loglex reads from it. */
import type { Argument, ConstantUse, LogCall, Message, StatedLevel } from '@loglex/engine';
import type { CheckSession } from '@loglex/engine';
import type { Page } from './page.ts';

/** Longer source is cut: the place is enough to find it. */
const LONGEST = 70;

/** `at`: the call's place as people see it. `findings`: what the checks say of it. */
export function explainCall(
  page: Page,
  call: LogCall,
  session: CheckSession,
  at: string,
  findings: readonly string[],
): void {
  const { context } = call;
  page
    .title(at, `${short(call.callee.text)}(…)`)
    .prose(
      `This is ${call.confidence === 'certain' ? 'certainly' : 'likely'} a log call, since ${call.reason}.`,
    )
    .rows([
      ['sink', `${call.sink}, method ${call.method}`],
      ['logger', call.logger.namespace && `named ${call.logger.namespace}`],
      ['level', levelLine(call.level)],
      ['constant', constantLines(call, session)],
      ['message', messageLine(call.message)],
      ['detail', messageLine(call.detail)],
      ['arguments', call.arguments.map(argumentLine)],
      [
        'fields',
        call.fields
          .map((field) => (field.kind === 'field' ? field.key : `…${short(field.value.text)}`))
          .join(', ') || undefined,
      ],
      ['from context', call.ambientFields.join(', ') || undefined],
      ['error', call.error && short(call.error.text)],
      [
        'stands in',
        [
          context.function && `function ${context.function}`,
          context.class && `class ${context.class}`,
          context.catch && (context.catch.binding ? `catch (${context.catch.binding})` : 'a catch'),
          context.inLoop && 'a loop',
        ].filter((part) => typeof part === 'string'),
      ],
      ['findings', findings.length > 0 ? findings : 'none'],
    ]);
}

function levelLine(level: StatedLevel | undefined): string {
  if (level === undefined) return 'none stated: the catalog’s holds';
  if (level.dynamic) {
    const names = level.candidates.map(({ native }) => native).join(' or ');
    return names ? `${names}, decided when it runs` : 'decided when it runs';
  }
  return level.rung === level.native ? level.native : `${level.native} (the rung ${level.rung})`;
}

function constantLines(call: LogCall, session: CheckSession): readonly string[] {
  const identity = session.identify(call);
  if (identity.kind === 'raw') return [`none: ${whyRaw(call.constant)}`];
  if (identity.kind === 'dynamic') {
    return [`${short(identity.expression.text)}, which cannot be read without running the code`];
  }
  return identity.mentions.map((resolved) => {
    const { text, by, via } = resolved.mention;
    const how = `by ${by}${via ? `, through ${via}` : ''}`;
    switch (resolved.kind) {
      case 'known':
        return `${resolved.constant.code} ${resolved.constant.name} (${how})`;
      case 'retired':
        return `${resolved.retired.code}, which is retired (${how})`;
      case 'unknown':
        return `${text}, which is not in the catalog (${how})`;
    }
  });
}

function whyRaw(constant: ConstantUse | undefined): string {
  return constant === undefined
    ? 'it carries a message of its own'
    : 'what stands there is no code or name of the catalog';
}

function messageLine(message: Message | undefined): string | undefined {
  if (message === undefined) return undefined;
  const text = short(message.expression.text);
  return message.static ? `${text} (${message.form})` : `${text}, not static: ${message.why}`;
}

function argumentLine({ role, keyword, spread, text }: Argument, index: number): string {
  return `${keyword ?? index}: ${role.padEnd(8)} ${spread ? '…' : ''}${short(text)}`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
