package dev.hydrant.objectstore;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One request to a bucket, before it is signed; may be sent any number of times.
///
/// @param key empty for the bucket itself
/// @param body with its SHA-256, so that a repetition needn't compute it again
/// @param bodyLimit how many bytes of a successful answer are read
record S3Request(
        String method,
        String key,
        SortedMap<String, String> query,
        SortedMap<String, String> headers,
        Optional<Body> body,
        int bodyLimit) {

    record Body(Content content, String sha256) {}

    static S3Request get(String key, long offset, int length) {
        long last = offset > Long.MAX_VALUE - length ? Long.MAX_VALUE : offset + length - 1;
        return new S3Request(
                "GET", key, none(), with("Range", "bytes=" + offset + "-" + last), Optional.empty(), length);
    }

    static S3Request head(String key) {
        return new S3Request("HEAD", key, none(), none(), Optional.empty(), 0);
    }

    static S3Request delete(String key) {
        return new S3Request("DELETE", key, none(), none(), Optional.empty(), 0);
    }

    static S3Request list(SortedMap<String, String> query, int bodyLimit) {
        return new S3Request("GET", "", query, none(), Optional.empty(), bodyLimit);
    }

    static S3Request put(String key, Content content, Attributes attributes) {
        SortedMap<String, String> headers = with("Content-Type", attributes.contentType());
        attributes.contentEncoding().ifPresent(encoding -> headers.put("Content-Encoding", encoding));
        return new S3Request("PUT", key, none(), headers, Optional.of(new Body(content, content.sha256())), 0);
    }

    boolean isChange() {
        return method.equals("PUT") || method.equals("DELETE");
    }

    S3Request ifAbsent() {
        SortedMap<String, String> conditional = new TreeMap<>(headers);
        conditional.put("If-None-Match", "*");
        return new S3Request(method, key, query, conditional, body, bodyLimit);
    }

    private static SortedMap<String, String> none() {
        return new TreeMap<>();
    }

    private static SortedMap<String, String> with(String name, String value) {
        return new TreeMap<>(Map.of(name, value));
    }
}
