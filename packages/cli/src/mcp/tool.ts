/** What a tool of the MCP server is: words for the model, a shape for its arguments, and a function of the project. */
import type { Project } from '@loglex/project';
import type { ZodRawShape, z } from 'zod';

export interface Tool<Shape extends ZodRawShape = ZodRawShape> {
  readonly name: string;
  readonly title: string;
  /** For the model: when to use it, and what comes back. */
  readonly description: string;
  readonly input: Shape;
  /** Whether it changes files when it is told to. */
  readonly writes?: true;
  /**
   * Its answer, plain data. Throws a `CommandError` for what the model can put right.
   * @param project opened for this call: what changed on disk since the last one counts.
   */
  run(project: Project, given: z.infer<z.ZodObject<Shape>>): Promise<object>;
}

/** Gives `run` the types that follow from `input`. */
export function tool<Shape extends ZodRawShape>(given: Tool<Shape>): Tool {
  return given;
}
