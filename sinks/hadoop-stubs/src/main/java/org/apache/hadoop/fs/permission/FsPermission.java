package org.apache.hadoop.fs.permission;

/// Stub: only its name occurs, in a signature.
public class FsPermission {}
