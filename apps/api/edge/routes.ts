// No route without an audience: what Nest or a library registers undeclared keeps the process from starting.
import type { AudienceRule } from '@guike/contracts/http';
import type { FastifyInstance } from 'fastify';

/** Routes that a library registers under a path of ours, which cannot declare an audience themselves. */
export const MOUNTED: Readonly<Record<'docs' | 'queues', { readonly path: string; readonly audience: AudienceRule }>> =
  {
    docs: { path: '/docs', audience: { kind: 'public' } },
    queues: { path: '/admin/queues', audience: { kind: 'staff', roles: ['head_office'] } },
  };

export interface RouteWatch {
  /** Throws an Error that lists the routes without an audience. */
  refuseUndeclared(): void;
}

/** Watches what is registered from here on. */
export function watchRoutes(fastify: FastifyInstance): RouteWatch {
  const undeclared: string[] = [];
  fastify.addHook('onRoute', (route) => {
    const audience = route.config?.audience ?? mountedAudience(route.url);
    if (audience) route.config = { ...route.config, audience };
    else undeclared.push(`  ${[route.method].flat().join(',')} ${route.url}`);
  });
  return {
    refuseUndeclared() {
      if (undeclared.length > 0) throw new Error(`These routes declare no audience:\n${undeclared.join('\n')}`);
    },
  };
}

function mountedAudience(url: string): AudienceRule | undefined {
  return Object.values(MOUNTED).find(({ path }) => url === path || url.startsWith(`${path}/`))?.audience;
}
