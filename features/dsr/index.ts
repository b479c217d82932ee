import { defineFeature } from '../../src/core/feature.ts';
import { optionNames } from '../shared/load-balancer-state.ts';
import annotationDispatch from './constraints/annotation-dispatch.ts';
import annotationInTunnel from './constraints/annotation-in-tunnel.ts';
import annotationNotHybrid from './constraints/annotation-not-hybrid.ts';
import dispatchValue from './constraints/dispatch-value.ts';
import geneveNeedsGeneveProtocol from './constraints/geneve-needs-geneve-protocol.ts';
import geneveVersion from './constraints/geneve-version.ts';
import highScaleIpcacheNeedsGeneve from './constraints/high-scale-ipcache-needs-geneve.ts';
import hybridDispatch from './constraints/hybrid-dispatch.ts';
import ipipNeedsStandalone from './constraints/ipip-needs-standalone.ts';
import ipipNeedsXdp from './constraints/ipip-needs-xdp.ts';
import ipipNoTunnel from './constraints/ipip-no-tunnel.ts';
import modeValue from './constraints/mode-value.ts';
import nat46x64NeedsSnat from './constraints/nat46x64-needs-snat.ts';
import needsKubeProxyReplacement from './constraints/needs-kube-proxy-replacement.ts';
import needsNativeRouting from './constraints/needs-native-routing.ts';
import rssNeedsIpip from './constraints/rss-needs-ipip.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

const nativeRouting = {
  routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.233.64.0/18' },
};

export default defineFeature({
  id: 'dsr',
  key: 'dsr',
  title: 'Direct server return (DSR)',
  summary: 'Backend nodes send replies directly to the client, and pods see the client address.',
  versions: '>=1.9.0',
  schema,
  modes: {
    snat: { intent: { mode: 'snat' } },
    dsr: { intent: { mode: 'dsr' }, with: nativeRouting },
    hybrid: { intent: { mode: 'hybrid' }, with: nativeRouting },
    'dsr-geneve': { intent: { mode: 'dsr', dispatch: 'geneve' }, with: nativeRouting },
    'dsr-ipip': { intent: { mode: 'dsr', dispatch: 'ipip' }, with: { ...nativeRouting, xdp: { mode: 'native' } } },
  },
  write,
  writeOff,
  read,
  owns: [...optionNames('mode'), 'bpf-lb-dsr-dispatch'],
  constraints: [
    needsKubeProxyReplacement,
    modeValue,
    dispatchValue,
    needsNativeRouting,
    geneveVersion,
    geneveNeedsGeneveProtocol,
    hybridDispatch,
    ipipNeedsStandalone,
    ipipNeedsXdp,
    ipipNoTunnel,
    annotationNotHybrid,
    annotationDispatch,
    annotationInTunnel,
    rssNeedsIpip,
    nat46x64NeedsSnat,
    highScaleIpcacheNeedsGeneve,
  ],
});
