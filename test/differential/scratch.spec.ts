import fc from 'fast-check';
import { parse } from 'graphql';
import { composeServices } from '@apollo/composition';
import { apiSchemaOf } from '../../gateway/compose';
import { graphChoices } from './graph-choices';
import { layOut } from './lay-out';
import { subgraphSdls } from './layout-sdl';
import { Faults, faultChoices } from './faults';
import { World } from './world';
import { Gateway } from './gateways';
import { operationChoices } from './operation-choices';
import { operationOf } from './operation-text';
import { SingleSchema } from './single-schema';
import { SubgraphService } from './subgraph-service';
test('runs', async () => {
  const counts: Record<string, number> = {}; let shown = 0;
  const count = (k: string) => { counts[k] = (counts[k] ?? 0) + 1; };
  const time: Record<string, number> = {};
  const timed = async <T>(k: string, f: () => Promise<T> | T): Promise<T> => { const t = performance.now(); try { return await f(); } finally { time[k] = (time[k] ?? 0) + performance.now() - t; } };
  const seed = Number(process.env.SEED ?? 1);
  const N = Number(process.env.N ?? 10);
  const graphs = fc.sample(graphChoices, { numRuns: N, seed });
  const ops = fc.sample(fc.tuple(operationChoices, faultChoices, fc.nat({ max: 999 })), { numRuns: 20 * N, seed });
  for (const [i, choices] of graphs.entries()) {
    const layout = layOut(choices);
    const sdls = subgraphSdls(layout);
    let sdl: string | undefined;
    try { sdl = await timed('compose', () => composeServices(sdls.map((s) => ({ ...s, typeDefs: parse(s.sdl) }))).supergraphSdl); } catch {}
    if (!sdl) { count('not composed'); continue; }
    const services = new Map(sdls.map((s, n) => [s.name, new SubgraphService(s.name, n, s.sdl)]));
    const ours = await timed('start', () => Gateway.ofOurs(sdl, services));
    const apollo = await timed('start apollo', () => Gateway.ofApollo(sdl, services));
    const api = apiSchemaOf(sdl);
    const single = new SingleSchema(api);
    for (const [choices, faultList, wseed] of ops.slice(i * 20, i * 20 + 20)) {
      const op = operationOf(api, choices);
      if (!op) { count('no op'); continue; }
      const faults = new Faults(layout, faultList);
      const world = () => new World(layout, wseed, faults);
      const show = (k: string, ...x: unknown[]) => { count(k); if ((!process.env.ONLY || k.startsWith(process.env.ONLY)) && shown++ < Number(process.env.SHOW ?? 3)) console.log(k, ...x, op.text, JSON.stringify(op.variables), faults.describe(), '\n' + (process.env.SDL ? sdls.map(s=>s.sdl).join('\n------') : '')); };
      const a = await timed('ours', () => ours.answer(world(), op.text, op.variables));
      let b = a, c = a;
      if (faults.suitSingleSchema) {
        b = await timed('single', () => single.answer(world(), op.document, op.variables));
        if (a.data !== b.data) show('data single', '\n', a, '\n', b); else if (JSON.stringify(a.errors) !== JSON.stringify(b.errors)) show('errors single', '\n', a, '\n', b); else count('same single');
      }
      if (!faults.suitSingleSchema) {
        c = await timed('apollo', () => apollo.answer(world(), op.text, op.variables));
        if (a.data !== c.data) show('data apollo', '\n', a, '\n', c); else if (JSON.stringify(a.errors) !== JSON.stringify(c.errors)) show('errors apollo', '\n', a, '\n', c); else count('same apollo');
      }
      count('size ' + Math.floor(Math.log2(a.data.length)));
    }
    await ours.stop(); await apollo.stop();
  }
  console.log(counts, time);
}, 600000);
