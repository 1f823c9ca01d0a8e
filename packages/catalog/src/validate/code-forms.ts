/** The form of codes: one that none of its neighbours has, and names that look like the code of something else. */
import { codeForm, commonForm, shownForm } from '../blocks/code-form.ts';
import type { Catalog, CatalogProblem } from '../model.ts';
import { at, problem } from './problem.ts';

export function* codeFormProblems(catalog: Catalog): Generator<CatalogProblem> {
  const common = commonForm(catalog.constants.map(({ code }) => code));
  for (const { code, name, component, source } of catalog.constants) {
    if (name !== code && codeForm(name) === codeForm(code)) {
      yield problem(
        'name-of-another-code',
        at(source, 'name'),
        `${name} looks like a code, and it names ${code}: whoever reads the one takes it for the other. Make the two the same, or give it a name in words.`,
        { ...at(source, 'code'), message: `${code} stands here.` },
      );
    }
    if (!common || codeForm(code) === common.form) continue;
    // A component that declares its blocks says itself what its codes look like.
    if (catalog.components.get(component ?? '')?.codes.length) continue;
    yield problem(
      'odd-code',
      at(source, 'code'),
      `${code} is not of the form ${shownForm(common.form)} that ${common.count} of ${common.total} codes have, so what reads codes from log lines may miss it. Give it a code of that form, or declare it under "codes" of its component.`,
    );
  }
}
