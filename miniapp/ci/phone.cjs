// A phone with one mini-program on it: runs a built dist/weapp in a bare V8 context (no window, no document, no process),
// keeps the pages' data as setData leaves it, and lets a test look for words and tap.
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const { createWx } = require('./wx.cjs');

/** Which key of a node holds which attribute, read from the templates: <template name="tmpl_0_8"> aria-label="{{i.p5}}". */
function attributeKeys(wxml) {
  const keys = {};
  for (const [, name, body] of wxml.matchAll(/<template name="tmpl_0_(\w+)">([\s\S]*?)<\/template>/g))
    keys[name] = Object.fromEntries(
      [...body.matchAll(/ ([\w-]+)="\{\{(?:xs\.b\()?i\.(\w+)/g)].map(([, attr, key]) => [attr, key]),
    );
  return keys;
}

/** setData's paths: 'root.cn.[0].cn' and 'root.cn[0].cn'. */
function assign(target, where, value) {
  const steps = where.match(/[^.[\]]+/g);
  let at = target;
  steps.slice(0, -1).forEach((step, i) => {
    at[step] ??= /^\d+$/.test(steps[i + 1]) ? [] : {};
    at = at[step];
  });
  at[steps[steps.length - 1]] = value;
}

function createPhone(dist, options) {
  const appJson = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'));
  const keys = attributeKeys(fs.readFileSync(path.join(dist, 'base.wxml'), 'utf8'));
  const device = createWx({ entry: appJson.pages[0], ...options });
  const errors = [];
  const timers = [];
  const stack = [];
  const registered = {};
  let loading = '';
  let app = null;

  const note = (...said) => errors.push(said.map((s) => s?.stack ?? String(s)).join(' '));
  const globals = {
    wx: device.wx,
    console: {
      log: () => undefined,
      info: () => undefined,
      debug: () => undefined,
      warn: () => undefined,
      error: note,
    },
    setTimeout: (run, ms, ...args) => {
      const timer = setTimeout(
        (...a) => {
          try {
            run(...a);
          } catch (error) {
            note(error);
          }
        },
        ms,
        ...args,
      );
      timers.push(timer);
      return timer;
    },
    clearTimeout,
    setInterval: (...args) => {
      const timer = setInterval(...args);
      timers.push(timer);
      return timer;
    },
    clearInterval,
    App: (config) => void (app = config),
    Page: (config) => void (registered[loading] = config),
    Component: (config) => void (registered[loading] = config),
    Behavior: (config) => config,
    getApp: () => app,
    getCurrentPages: () => stack,
    requirePlugin: () => ({}),
  };
  const context = vm.createContext(globals);
  globals.globalThis = globals.global = vm.runInContext('this', context);

  const modules = {};
  /** WeChat's require knows only files of the package. */
  function load(file) {
    if (modules[file]) return modules[file].exports;
    const module = (modules[file] = { exports: {} });
    const run = vm.runInContext(`(function (require, module, exports) {${fs.readFileSync(file, 'utf8')}\n})`, context, {
      filename: file,
    });
    run(
      (request) => {
        if (!/^[./]/.test(request)) throw new Error(`require('${request}') is no file of the package`);
        const found = path.resolve(path.dirname(file), request);
        return load(found.endsWith('.js') ? found : `${found}.js`);
      },
      module,
      module.exports,
    );
    return module.exports;
  }

  function instance(route, isComponent) {
    const config = registered[route];
    if (!config) throw new Error(`${route} registered nothing`);
    const page = Object.assign(Object.create(config.methods ?? {}), config, {
      route,
      data: structuredClone(config.data ?? {}),
      firstBytes: 0,
      bytes: 0,
      setData(part, done) {
        const text = JSON.stringify(part);
        page.bytes += text.length;
        page.firstBytes ||= text.length;
        for (const [where, value] of Object.entries(JSON.parse(text))) assign(page.data, where, value);
        setTimeout(() => done?.(), 0);
      },
      createSelectorQuery: device.wx.createSelectorQuery,
      selectComponent: () => null,
      getTabBar: () => null,
    });
    if (isComponent) {
      config.lifetimes?.attached?.call(page);
      config.attached?.call(page);
    }
    return page;
  }

  const settle = (ms = 60) => new Promise((resolve) => setTimeout(resolve, ms));
  const nodes = (page, found = []) => {
    const walk = (node) => {
      found.push(node);
      (node.cn ?? []).forEach(walk);
    };
    (page.data.root?.cn ?? []).forEach(walk);
    return found;
  };
  const words = (node) => (node.v ?? '') + (node.cn ?? []).map(words).join('');
  const attribute = (node, name) => node[keys[node.nn]?.[name]];
  const touch = (page, node, type, detail = {}) => {
    const target = { id: node.uid ?? node.sid, dataset: { sid: node.sid } };
    page.eh({ type, timeStamp: Date.now(), detail, target, currentTarget: target, touches: [], changedTouches: [] });
    return settle();
  };

  return {
    ...device,
    appJson,
    errors,
    stack,
    settle,
    words: (page) =>
      nodes(page)
        .map((n) => n.v)
        .filter(Boolean)
        .join('|'),
    nodes,
    attribute,
    /** Starts the app, as WeChat does before the first page. */
    launch() {
      loading = 'app';
      load(path.join(dist, 'app.js'));
      const options = device.wx.getLaunchOptionsSync();
      app.onLaunch?.(options);
      app.onShow?.(options);
    },
    /** Opens a page and waits until it has drawn itself. */
    async open(route, query = {}) {
      loading = route;
      load(path.join(dist, `${route}.js`));
      const page = instance(route, false);
      stack.push(page);
      page.onLoad?.(query);
      page.onShow?.();
      await settle();
      page.onReady?.();
      await settle();
      return page;
    },
    /** A native component outside the pages: the tab bar. */
    async component(route) {
      loading = route;
      load(path.join(dist, `${route}.js`));
      const component = instance(route, true);
      component.onReady?.();
      component.lifetimes?.ready?.call(component);
      await settle();
      return component;
    },
    /** The element a screen reader calls by this name. */
    named(page, label) {
      return nodes(page).find((node) => attribute(node, 'aria-label') === label);
    },
    /** Taps what is called so, or what bears these words. */
    async tap(page, name) {
      const byName = nodes(page).filter(
        (node) => attribute(node, 'aria-label') === name && attribute(node, 'aria-role'),
      );
      const target = byName[0] ?? nodes(page).filter((node) => attribute(node, 'aria-role') && words(node) === name)[0];
      if (!target)
        throw new Error(
          `nothing to tap is called ${name}; there is: ${nodes(page)
            .map((n) => attribute(n, 'aria-label'))
            .filter(Boolean)
            .join(' | ')}`,
        );
      if (attribute(target, 'aria-disabled') === 'true') throw new Error(`${name} cannot be tapped now`);
      await touch(page, target, 'tap');
    },
    close() {
      timers.forEach((timer) => clearTimeout(timer));
    },
  };
}

module.exports = { createPhone };
