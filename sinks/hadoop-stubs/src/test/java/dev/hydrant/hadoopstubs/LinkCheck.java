package dev.hydrant.hadoopstubs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what the classes of a jar name in `org.apache.hadoop` and the class path lacks: types by any mention of them,
/// members by resolving each reference as the JVM (and `native-image --link-at-build-time`) does.
final class LinkCheck {

    private static final String HADOOP = "org/apache/hadoop/";
    private static final Pattern HADOOP_TYPE = Pattern.compile("L(" + HADOOP + "[\\w/$]+);");

    private final Map<String, Optional<ClassModel>> classes = new HashMap<>();

    /// What is missing, one line each: `Orc names hadoop.Type` or `Orc names hadoop.Type.member(descriptor)`.
    Set<String> missing(Path jar, Predicate<String> counts) throws IOException {
        Set<String> missing = new TreeSet<>();
        for (ClassModel model : classesOf(jar)) {
            String name = model.thisClass().asInternalName();
            if (counts.test(name)) {
                for (PoolEntry entry : model.constantPool()) {
                    for (String lacking : lacking(entry)) {
                        missing.add(name + " names " + lacking);
                    }
                }
            }
        }
        return missing;
    }

    static List<ClassModel> classesOf(Path jar) throws IOException {
        List<ClassModel> models = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        models.add(ClassFile.of().parse(in.readAllBytes()));
                    }
                }
            }
        }
        return models;
    }

    private List<String> lacking(PoolEntry entry) {
        List<String> lacking = new ArrayList<>();
        if (entry instanceof MemberRefEntry member) {
            String owner = member.owner().asInternalName();
            if (isHadoop(owner) && !resolves(owner, member)) {
                lacking.add(owner + "." + member.name().stringValue()
                        + member.type().stringValue());
            }
        } else if (entry instanceof ClassEntry type) {
            String name = type.asInternalName();
            if (name.startsWith(HADOOP) && find(name).isEmpty()) {
                lacking.add(name);
            }
        } else if (entry instanceof Utf8Entry text) {
            Matcher named = HADOOP_TYPE.matcher(text.stringValue());
            while (named.find()) {
                if (find(named.group(1)).isEmpty()) {
                    lacking.add(named.group(1));
                }
            }
        }
        return lacking;
    }

    /// A Hadoop type, or one of ORC's own that extends one and so may inherit the member.
    private boolean isHadoop(String name) {
        if (name.startsWith(HADOOP)) {
            return true;
        }
        return name.startsWith("org/apache/orc/") && supers(name).stream().anyMatch(this::isHadoop);
    }

    private boolean resolves(String owner, MemberRefEntry member) {
        Optional<ClassModel> model = find(owner);
        return model.isPresent()
                && (declares(model.get(), member)
                        || supers(owner).stream().anyMatch(parent -> resolves(parent, member)));
    }

    private static boolean declares(ClassModel model, MemberRefEntry member) {
        String name = member.name().stringValue();
        String type = member.type().stringValue();
        return model.methods().stream()
                        .anyMatch(m -> m.methodName().equalsString(name)
                                && m.methodType().equalsString(type))
                || model.fields().stream()
                        .anyMatch(f -> f.fieldName().equalsString(name)
                                && f.fieldType().equalsString(type));
    }

    private List<String> supers(String name) {
        List<String> supers = new ArrayList<>();
        find(name).ifPresent(model -> {
            model.superclass().ifPresent(parent -> supers.add(parent.asInternalName()));
            model.interfaces().forEach(parent -> supers.add(parent.asInternalName()));
        });
        return supers;
    }

    private Optional<ClassModel> find(String name) {
        Optional<ClassModel> known = classes.get(name);
        if (known == null) {
            known = load(name);
            classes.put(name, known);
        }
        return known;
    }

    private static Optional<ClassModel> load(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
