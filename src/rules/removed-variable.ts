import { defineRule } from '../lint/rule.ts';

export default defineRule({
  id: 'removed-variable',
  severity: 'error',
  title: 'A variable that stops the release',
  why: "Kubespray checks the inventory before it does anything, and aborts on some variables that it has taken away. No release up to v2.31.0 does so for a variable of Cilium's.",
  fix: 'Remove the variable, or use what took its place.',
  examples: { bad: [], good: [{ kubespray: 'v2.31.0', groupVars: 'cilium_tunnel_mode: vxlan\n' }] },
  check({ view, report }) {
    const { facts } = view.release;
    for (const { name, location } of view.ciliumDefinitions()) {
      if (!Object.hasOwn(facts.variables, name) || !facts.variables[name]?.removed) continue;
      report({
        subject: name,
        at: location,
        message: `Kubespray ${facts.release} refuses to run while ${name} is set. Remove it.`,
      });
    }
  },
});
