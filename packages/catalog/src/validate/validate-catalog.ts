/** Everything that can be wrong with a catalog once its files are read: one rule after the other. */
import type { Catalog, CatalogProblem } from '../model.ts';
import { alertProblems } from './alerts.ts';
import { codeBlockProblems } from './code-blocks.ts';
import { codeFormProblems } from './code-forms.ts';
import { componentProblems } from './components.ts';
import { destinationProblems } from './destinations.ts';
import { fieldProblems } from './fields.ts';
import { identityProblems } from './identities.ts';
import { legendProblems } from './legends.ts';
import { manifestProblems } from './manifests.ts';
import { messageProblems } from './messages.ts';
import { settingProblems } from './settings.ts';
import { successionProblems } from './successions.ts';
import { vocabularyReferenceProblems } from './vocabulary-references.ts';

/** What is wrong with the entries of `catalog`, alone and beside each other, rule by rule. */
export function validateCatalog(catalog: Catalog): CatalogProblem[] {
  return RULES.flatMap((rule) => [...rule(catalog)]);
}

const RULES: readonly ((catalog: Catalog) => Iterable<CatalogProblem>)[] = [
  identityProblems,
  codeBlockProblems,
  codeFormProblems,
  componentProblems,
  messageProblems,
  fieldProblems,
  successionProblems,
  legendProblems,
  settingProblems,
  vocabularyReferenceProblems,
  alertProblems,
  destinationProblems,
  manifestProblems,
];
