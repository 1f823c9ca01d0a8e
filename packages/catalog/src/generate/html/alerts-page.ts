/** The page of alert routes and destinations: whom a record reaches, and where it is kept. */
import type { AlertRoute } from '../../legend/vocabulary.ts';
import type { Destination, LogConstant } from '../../model.ts';
import { anchorOf } from '../reference/anchors.ts';
import type { Reference } from '../reference/reference.ts';
import { counted } from '../reference/words.ts';
import { codeLink, factList, listed } from './constant-entry.ts';
import { html, shown, type Content, type Markup } from './markup.ts';

export function alertsPage(reference: Reference): Markup {
  const { alerts, destinations, constants } = reference.catalog;
  const carried = new Map<string, LogConstant[]>();
  for (const constant of constants) {
    for (const route of reference.routesOf(constant)) {
      if (!carried.get(route)?.push(constant)) carried.set(route, [constant]);
    }
  }
  return html`<h1>Alerts and destinations</h1>
    ${
      alerts.size > 0 && [
        html`<h2>Alert routes</h2>
          <p class="lead">Whom a record reaches at once.</p> `,
        [...alerts.values()].map((route) =>
          routeMarkup(reference, route, carried.get(route.name) ?? []),
        ),
      ]
    }
    ${
      destinations.size > 0 && [
        html`<h2>Destinations</h2>
          <p class="lead">Where records are kept.</p> `,
        [...destinations.values()].map(destinationMarkup),
      ]
    }`;
}

/** More codes than this are counted: the search finds them. */
const LISTED = 60;

function routeMarkup(
  reference: Reference,
  { name, description, from, components }: AlertRoute,
  constants: readonly LogConstant[],
): Markup {
  const more = constants.length - LISTED;
  const codes: Content = constants
    .slice(0, LISTED)
    .map(({ code }, index) => [index > 0 && ', ', codeLink(reference, code, '')]);
  const id = `alert-${anchorOf(name)}`;
  return html`<article class="entry" id="${id}">
    <h3><a class="code" href="#${id}">${shown(name)}</a></h3>
    ${description && html`<p class="prose">${shown(description)}</p>`}
    ${factList([
      ['Level', from === undefined ? false : `${from} and above`],
      ['Components', listed(components.map(({ text }) => text)) || 'all'],
      [
        counted(constants.length, 'code'),
        constants.length > 0 && [codes, more > 0 && ` and ${more} more`],
      ],
    ])}
  </article> `;
}

function destinationMarkup({ name, description, file, levels }: Destination): Markup {
  const id = `destination-${anchorOf(name)}`;
  return html`<article class="entry" id="${id}">
    <h3><a class="code" href="#${id}">${shown(name)}</a></h3>
    ${description && html`<p class="prose">${shown(description)}</p>`}
    ${factList([
      ['File', file !== undefined && html`<code>${shown(file)}</code>`],
      ['Levels', listed(levels) || 'all'],
    ])}
  </article> `;
}
