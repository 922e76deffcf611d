// What an import of a style or a picture gives in a test.
export default '/asset';
