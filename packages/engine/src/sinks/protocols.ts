/** The protocols that a project declares, ready to be matched against the calls that open an object. */
import type { Language } from '../facts/file-facts.ts';
import type { ProtocolSite } from '../facts/protocol-flow.ts';
import type { Protocol, Settings } from '../settings/settings.ts';
import { compileProjectSink, type CompiledProjectSink } from './project-sinks.ts';

/** A call that gives what a protocol follows. */
export interface CompiledProtocol {
  /** Its place in the settings. */
  readonly index: number;
  readonly declared: Protocol;
  readonly part: ProtocolSite['part'];
  /** Matches the callee: what a sink would be that writes nothing. */
  readonly callee: CompiledProjectSink;
}

/** The calls that open what the protocols of `language` speak of, and those that give its outputs. */
export function compileProtocols(
  { protocols }: Settings,
  language: Language,
): readonly CompiledProtocol[] {
  return protocols.flatMap((declared, index) => {
    if (declared.language !== undefined && declared.language !== language) return [];
    const { open, from, outputs } = declared;
    const compile = (part: ProtocolSite['part'], call: string, from?: string): CompiledProtocol => {
      const sink = { call, args: [], keywords: new Map(), ...(from && { from }) };
      return { index, declared, part, callee: compileProjectSink(sink, `protocol:${index}`) };
    };
    const gets = (outputs?.get ?? []).flatMap((name) => [name, `*.${name}`]);
    return [compile('object', open, from), ...gets.map((call) => compile('output', call))];
  });
}
