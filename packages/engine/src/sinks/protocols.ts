/** The protocols that a project declares, ready to be matched against the calls that open an object. */
import type { Language } from '../facts/file-facts.ts';
import type { Protocol, Settings } from '../settings/settings.ts';
import { compileProjectSink, type CompiledProjectSink } from './project-sinks.ts';

export interface CompiledProtocol {
  /** Its place in the settings. */
  readonly index: number;
  readonly declared: Protocol;
  /** Matches the callee that opens: what a sink would be that writes nothing. */
  readonly callee: CompiledProjectSink;
}

/** The protocols that hold in `language`. */
export function compileProtocols(
  { protocols }: Settings,
  language: Language,
): readonly CompiledProtocol[] {
  return protocols.flatMap((declared, index) => {
    if (declared.language !== undefined && declared.language !== language) return [];
    const { open: call, from } = declared;
    const sink = { call, args: [], keywords: new Map(), ...(from && { from }) };
    return [{ index, declared, callee: compileProjectSink(sink, `protocol:${index}`) }];
  });
}
