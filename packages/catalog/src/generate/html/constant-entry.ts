/** A constant on its page: what to do first, then what it means, then the rest. */
import type { Field, LogConstant, RetiredConstant, Succession } from '../../model.ts';
import { parseTemplate } from '../../template/parse-template.ts';
import type { EmitSite, Reference, ReferenceEntry } from '../reference/reference.ts';
import { linkable } from '../reference/source-url.ts';
import { counted, fieldTraits, fieldType, levelWords } from '../reference/words.ts';
import { html, shown, type Content, type Markup } from './markup.ts';
import { ALERTS, pageOf, VOCABULARY } from './site-map.ts';
import { anchorOf } from '../reference/anchors.ts';

/** The entry of a constant. Pages of components lie one folder below the root. */
export function constantEntry(reference: Reference, constant: LogConstant): Markup {
  const { code, name, message, description, deprecated, fields } = constant;
  return html`<article class="entry" id="${reference.anchorOf(constant)}">
    ${heading(reference, constant, name === code ? undefined : name, levelChip(constant))}
    <p class="message">${messageMarkup(message)}</p>
    ${deprecated && html`<p class="notice">Deprecated${successionMarkup(reference, deprecated)}</p>`}
    ${actionMarkup(constant)}
    ${
      description &&
      html`<h3>What it means</h3>
        <p class="prose description">${shown(description)}</p>`
    }
    ${
      fields.size > 0 &&
      html`<h3>Fields</h3>
        ${fieldTable([...fields.values()], '../')}`
    }
    ${facts(reference, constant)} ${sitesMarkup(reference, constant)}
  </article> `;
}

/** The entry of a code that was withdrawn: it is never used again, and old logs still carry it. */
export function retiredEntry(reference: Reference, retired: RetiredConstant): Markup {
  const { code, name } = retired;
  const chip = html`<span class="chip">retired</span>`;
  return html`<article class="entry retired" id="${reference.anchorOf(retired)}">
    ${heading(reference, retired, name === code ? undefined : name, chip)}
    <p class="notice">
      Retired${successionMarkup(reference, retired)} It is never used again; older logs may still
      carry it.
    </p>
    ${sitesMarkup(reference, retired)}
  </article> `;
}

/** Name, type, traits and meaning of each field. `root` leads to the root of the site. */
export function fieldTable(fields: readonly Field[], root: string): Markup {
  return html`<table class="fields">
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Type</th>
        <th scope="col">What it says</th>
      </tr>
    </thead>
    <tbody>
      ${fields.map((field) => {
        const type =
          field.legend === undefined
            ? shown(fieldType(field))
            : html`<a href="${root}${VOCABULARY.path}#legend-${anchorOf(field.legend)}"
                >${shown(fieldType(field))}</a
              >`;
        return html`<tr>
          <th scope="row"><code>${shown(field.name)}</code></th>
          <td>${type}</td>
          <td>
            ${[
              field.description !== undefined &&
                html`<span class="prose">${shown(field.description)}</span> `,
              fieldTraits(field).map((trait) => html`<span class="trait">${trait}</span> `),
            ]}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** Fields that the text names and nobody declares are shown all the same: they are in the message. */
export function messageMarkup(message: string): Markup {
  return html`<code
    >${parseTemplate(message).parts.map((part) =>
      part.kind === 'text' ? shown(part.text) : html`<var>${shown(`{${part.name}}`)}</var>`,
    )}</code
  >`;
}

function heading(
  reference: Reference,
  entry: ReferenceEntry,
  name: string | undefined,
  chip: Markup,
): Markup {
  return html`<h2>
    <a class="code" href="#${reference.anchorOf(entry)}">${shown(entry.code)}</a> ${
      name !== undefined && html`<span class="name">${shown(name)}</span> `
    }${chip}
  </h2>`;
}

function levelChip(constant: LogConstant): Markup {
  const { level } = constant;
  return level
    ? html`<span class="chip ${level.rung}">${shown(level.native)}</span>`
    : html`<span class="chip">no level</span>`;
}

function actionMarkup({ action, runbook }: LogConstant): Content {
  if (!action && !runbook) return undefined;
  return html`<div class="action">
    <h3>What to do</h3>
    ${[
      action && html`<p class="prose">${shown(action)}</p>`,
      runbook && html`<p class="runbook">Runbook: ${runbookMarkup(runbook)}</p>`,
    ]}
  </div>`;
}

function runbookMarkup(runbook: string): Markup {
  const url = linkable(runbook);
  return url === undefined
    ? shown(runbook)
    : html`<a href="${url}" rel="noopener noreferrer">${shown(runbook)}</a>`;
}

/** ` since 1.3.0: merged. Use LOG612 instead.` */
function successionMarkup(reference: Reference, { since, replacedBy, reason }: Succession): Markup {
  return html`${since !== undefined && html` since ${shown(since)}`}${
    reason !== undefined && html`: ${shown(reason)}`
  }.${replacedBy !== undefined && html` Use ${codeLink(reference, replacedBy)} instead.`}`;
}

/** A code that leads to its entry, where it has one. */
export function codeLink(reference: Reference, code: string, root = '../'): Markup {
  const placed = reference.find(code);
  if (placed === undefined) return html`<code>${shown(code)}</code>`;
  const href = `${root}${pageOf(placed.group).path}#${reference.anchorOf(placed.entry)}`;
  return html`<a href="${href}"><code>${shown(code)}</code></a>`;
}

function facts(reference: Reference, constant: LogConstant): Content {
  const { level, may, subcomponent, tags, since, aliases, source } = constant;
  const routes = reference.routesOf(constant);
  const rows: readonly (readonly [string, Content])[] = [
    ['Level', may.length > 0 && shown(levelWords({ level, may }))],
    ['Part', subcomponent !== undefined && shown(subcomponent)],
    ['Tags', listed(tags)],
    [
      'Alerts',
      routes.length > 0 &&
        joined(
          routes.map(
            (route) =>
              html`<a href="../${ALERTS.path}#alert-${anchorOf(route)}">${shown(route)}</a>`,
          ),
        ),
    ],
    ['Since', since !== undefined && shown(since)],
    ['Earlier names', listed(aliases)],
    ['Declared in', shown(source.file)],
  ];
  return factList(rows);
}

/** Terms and what belongs to them; a row without content is left out. */
export function factList(rows: readonly (readonly [string, Content])[]): Content {
  const present = rows.filter(([, content]) => content !== false && content !== undefined);
  return (
    present.length > 0 &&
    html`<dl>
      ${present.map(
        ([term, content]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${content}</dd>
          </div>`,
      )}
    </dl>`
  );
}

/** Texts in a row; nothing where there is none. */
export function listed(texts: readonly string[]): Content {
  return texts.length > 0 && joined(texts.map(shown));
}

function joined(items: readonly Markup[]): Content {
  return items.map((item, index) => [index > 0 && ', ', item]);
}

/** More sites than this are folded away: some codes are logged everywhere. */
const OPEN_SITES = 5;
const MOST_SITES = 100;

function sitesMarkup(reference: Reference, entry: ReferenceEntry): Content {
  const sites = reference.sitesOf(entry);
  if (sites === undefined) return undefined;
  if (sites.length === 0) return html`<p class="sites">Not emitted anywhere in this project.</p>`;
  const title = `Emitted at ${counted(sites.length, 'place')}`;
  const list = html`<ul>
    ${sites.slice(0, MOST_SITES).map((site) => html`<li>${siteMarkup(reference, site)}</li>`)}${
      sites.length > MOST_SITES && html`<li>and ${sites.length - MOST_SITES} more</li>`
    }
  </ul>`;
  return sites.length > OPEN_SITES
    ? html`<details class="sites">
        <summary>${title}</summary>
        ${list}
      </details>`
    : html`<div class="sites">
        <h3>${title}</h3>
        ${list}
      </div>`;
}

function siteMarkup(reference: Reference, site: EmitSite): Markup {
  const text = shown(`${site.file}:${site.line}`);
  const url = reference.urlOf(site);
  return url === undefined
    ? html`<code>${text}</code>`
    : html`<a href="${url}" rel="noopener noreferrer"><code>${text}</code></a>`;
}
