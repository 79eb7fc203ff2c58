import { oneBy } from '../../../platform/loading';
import { TraceLink } from './trace-link';
import { visibleLinks } from './visible-links';

/** A link that exists for the caller. */
export const visibleLinkById = oneBy(TraceLink, 'id', (query, context) => {
  visibleLinks(query, context, TraceLink, 'thing');
});
