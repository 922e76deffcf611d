// Polyfills that Taro brings for browsers older than ours (chrome 79, ios 13 have fetch and AbortController), and JSONP,
// which nobody here uses: 8 KB over the wire before the first page.
export default function nothing() {}
