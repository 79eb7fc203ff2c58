import { z } from 'zod';

/** What an export may hold, by who reads the graph for it. */
export interface Edition {
  /** For names of files. */
  key: 'public' | 'internal' | 'own' | 'full';
  /** As it stands under the title, on every page and in every row. */
  label: string;
  confidential: boolean;
}

export const VIEWER_FIELDS = 'viewer { roles organisation { name } }';

export const viewerShape = z.object({
  roles: z.array(z.string()),
  organisation: z.object({ name: z.string() }).nullable(),
});

const SEES_ALL = ['GOVERNANCE', 'GOVERNMENT', 'AUTHORITY'];
const OUTSIDERS = ['PUBLIC', 'RESPONDENT'];

/** The edition that a reader of the graph gets; the graph itself has left out what the reader may not see. */
export function editionFor({ roles, organisation }: z.infer<typeof viewerShape>): Edition {
  if (roles.some((role) => SEES_ALL.includes(role))) {
    return { key: 'full', label: 'Full edition: contains confidential text', confidential: true };
  }
  if (roles.includes('RESPONDENT') && organisation) {
    const label = `Edition for ${organisation.name}: with its own confidential text`;
    return { key: 'own', label, confidential: true };
  }
  if (roles.some((role) => !OUTSIDERS.includes(role))) {
    return { key: 'internal', label: 'Internal edition: confidential text left out', confidential: false };
  }
  return { key: 'public', label: 'Public edition: confidential text left out', confidential: false };
}
