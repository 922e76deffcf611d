// Taro's weapp templates carry no aria bindings, so every aria prop would be dropped without a word: this adds them.
const path = require('node:path');
const { COMPONENTS, ATTRS } = require('./weapp-a11y.attrs');

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp' || !platform.template) return;
      const patch = Object.fromEntries(COMPONENTS.map((c) => [c, Object.fromEntries(ATTRS.map((a) => [a, '']))]));
      platform.template.mergeComponents(ctx, patch);
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'weapp-a11y.runtime.js'));
    },
  });
};
