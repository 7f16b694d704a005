import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTool;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Compiles the rules, as they stand on the class path, to JavaScript; the build calls it. The same
 * class path gives the same bytes, so that nothing is done where it is as it was.
 *
 * <p>Arguments: the file to write, and a file for the digest of what it was made from.
 */
final class CompileRules {
  private static final String MAIN = "org.burkit.evidence.browser.Rules";

  /** Enough for all: names behind a dot are longer. */
  private static final int NAMES = 60_000;

  public static void main(String[] args) throws Exception {
    Path script = Path.of(args[0]);
    Path madeFrom = Path.of(args[1]);
    String digest = digest();
    if (Files.exists(script)
        && Files.exists(madeFrom)
        && Files.readString(madeFrom).equals(digest)) {
      return;
    }
    System.out.println("compiling the rules to JavaScript; this takes a minute");
    compile(script);
    Files.writeString(madeFrom, digest);
  }

  private static void compile(Path script) throws Exception {
    var log = new ConsoleTeaVMToolLog(false);
    var tool = new TeaVMTool();
    tool.setLog(log);
    tool.setMainClass(MAIN);
    tool.setTargetDirectory(script.getParent().toFile());
    tool.setTargetFileName(script.getFileName().toString());
    tool.setClassLoader(CompileRules.class.getClassLoader());
    tool.setJsModuleType(JSModuleType.UMD);
    tool.setObfuscated(true);
    tool.setStrict(true); // as on a Java platform: what is out of bounds is an exception
    tool.setAssertionsRemoved(true);
    tool.setMaxTopLevelNames(NAMES);
    tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
    tool.generate();
    var problems = tool.getProblemProvider();
    if (!problems.getSevereProblems().isEmpty()) {
      Files.deleteIfExists(script);
      TeaVMProblemRenderer.describeProblems(tool.getDependencyInfo().getCallGraph(), problems, log);
      throw new IllegalStateException(
          "what is named above does not exist in browsers: take something else, or put a class in"
              + " its place in org.burkit.evidence.browser");
    }
  }

  /** Of all classes on the class path, in its order. */
  private static String digest() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    add(Path.of("src/build/java/CompileRules.java"), digest);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      for (Path file : files(Path.of(entry))) {
        add(file, digest);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path entry) throws IOException {
    if (!Files.isDirectory(entry)) {
      return Files.exists(entry) ? List.of(entry) : List.of();
    }
    try (Stream<Path> all = Files.walk(entry)) {
      return all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }

  private static void add(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
