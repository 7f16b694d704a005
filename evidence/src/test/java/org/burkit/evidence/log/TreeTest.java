package org.burkit.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {
  private static final int LARGEST = 300;
  private static final List<byte[]> LEAVES = Leaves.some(LARGEST);

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  })
  void heads_areThoseOfThePublishedVectors(int size, String head) throws Exception {
    assertThat(Leaves.tree(Leaves.KNOWN.subList(0, size)).root()).isEqualTo(hash(head));
  }

  @Test
  void paths_areThoseOfThePublishedVectors() throws Exception {
    Tree eight = Leaves.tree(Leaves.KNOWN);
    assertThat(eight.inclusion(0))
        .containsExactly(
            hash("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
            hash("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
            hash("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
    assertThat(eight.consistency(6))
        .containsExactly(
            hash("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
            hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
            hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
  }

  /** The example of RFC 9162, section 2.1.5: seven leaves, and their tree at 3, 4 and 6. */
  @Test
  void exampleOfTheStandard_hasThatShape() throws Exception {
    List<byte[]> d = Leaves.KNOWN.subList(0, 7);
    Hash a = Hash.ofLeaf(d.get(0));
    Hash b = Hash.ofLeaf(d.get(1));
    Hash c = Hash.ofLeaf(d.get(2));
    Hash f = Hash.ofLeaf(d.get(5));
    Hash j = Hash.ofLeaf(d.get(6));
    Hash dd = Hash.ofLeaf(d.get(3));
    Hash e = Hash.ofLeaf(d.get(4));
    Hash g = Hash.ofNode(a, b);
    Hash h = Hash.ofNode(c, dd);
    Hash i = Hash.ofNode(e, f);
    Hash k = Hash.ofNode(g, h);
    Hash l = Hash.ofNode(i, j);
    Tree seven = Leaves.tree(d);
    assertThat(seven.root()).isEqualTo(Hash.ofNode(k, l));
    assertThat(seven.inclusion(0)).containsExactly(b, h, l);
    assertThat(seven.inclusion(3)).containsExactly(c, g, l);
    assertThat(seven.inclusion(4)).containsExactly(f, j, k);
    assertThat(seven.inclusion(6)).containsExactly(i, k);
    assertThat(seven.consistency(3)).containsExactly(c, dd, g, l);
    assertThat(seven.consistency(4)).containsExactly(l);
    assertThat(seven.consistency(6)).containsExactly(i, j, k);
  }

  @Test
  void everyLeafOfEveryTree_isProved_andNoOtherByItsPath() throws Exception {
    for (int size = 1; size <= LARGEST; size++) {
      Tree tree = Leaves.tree(LEAVES.subList(0, size));
      Hash root = tree.root();
      assertThat(root).isEqualTo(Leaves.head(LEAVES.subList(0, size)));
      for (int index = 0; index < size; index++) {
        List<Hash> path = tree.inclusion(index);
        Hash leaf = Hash.ofLeaf(LEAVES.get(index));
        assertThat(Proofs.root(index, size, leaf, path)).contains(root);
        Hash other = Hash.ofLeaf(LEAVES.get((index + 1) % LARGEST));
        assertThat(Proofs.root(index, size, other, path)).isNotEqualTo(java.util.Optional.of(root));
        assertThat(
                Proofs.root((index + 1) % size, size, leaf, path).filter(root::equals).isPresent())
            .isEqualTo(size == 1);
      }
    }
  }

  @Test
  void everyTree_isProvedToExtendEverySmallerOne_andNoFork() throws Exception {
    List<Hash> heads = new ArrayList<>();
    for (int size = 0; size <= LARGEST; size++) {
      heads.add(Leaves.tree(LEAVES.subList(0, size)).root());
    }
    Hash fork = Hash.ofLeaf(new byte[] {1});
    for (int size = 0; size <= LARGEST; size++) {
      Tree tree = Leaves.tree(LEAVES.subList(0, size));
      for (int old = 0; old <= size; old++) {
        List<Hash> proof = tree.consistency(old);
        assertThat(Proofs.isConsistent(old, heads.get(old), size, heads.get(size), proof)).isTrue();
        assertThat(Proofs.isConsistent(old, fork, size, heads.get(size), proof)).isFalse();
        if (old > 0) {
          assertThat(Proofs.isConsistent(old, heads.get(old), size, fork, proof)).isFalse();
        }
      }
    }
  }

  @Test
  void changedProofs_proveNothing_seed5() throws Exception {
    Random chance = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      int size = 2 + chance.nextInt(LARGEST - 1);
      int index = chance.nextInt(size);
      int old = 1 + chance.nextInt(size - 1);
      Tree tree = Leaves.tree(LEAVES.subList(0, size));
      Hash root = tree.root();
      Hash before = Leaves.head(LEAVES.subList(0, old));
      for (List<Hash> changed : changed(tree.inclusion(index), chance)) {
        assertThat(Proofs.root(index, size, Hash.ofLeaf(LEAVES.get(index)), changed))
            .isNotEqualTo(java.util.Optional.of(root));
      }
      for (List<Hash> changed : changed(tree.consistency(old), chance)) {
        assertThat(Proofs.isConsistent(old, before, size, root, changed)).isFalse();
      }
    }
  }

  /** One bit flipped, one hash too many, one too few, two swapped. */
  private static List<List<Hash>> changed(List<Hash> proof, Random chance) {
    List<List<Hash>> all = new ArrayList<>();
    int place = chance.nextInt(proof.size());
    ByteBuffer bytes = ByteBuffer.allocate(Hash.BYTES);
    proof.get(place).putInto(bytes);
    bytes.array()[chance.nextInt(Hash.BYTES)] ^= (byte) (1 << chance.nextInt(8));
    List<Hash> flipped = new ArrayList<>(proof);
    flipped.set(place, Hash.in(bytes.array(), 0));
    all.add(flipped);
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(proof.get(place));
    all.add(longer);
    List<Hash> shorter = new ArrayList<>(proof);
    shorter.remove(place);
    all.add(shorter);
    if (proof.size() > 1) {
      List<Hash> swapped = new ArrayList<>(proof);
      java.util.Collections.swap(swapped, place, (place + 1) % proof.size());
      all.add(swapped);
    }
    return all;
  }

  @Test
  void whatIsNotInTheTree_hasNoProof() {
    Tree three = Leaves.tree(LEAVES.subList(0, 3));
    assertThatThrownBy(() -> three.inclusion(3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> three.consistency(4)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Proofs.root(3, 3, Hash.EMPTY, List.of())).isEmpty();
    assertThat(Proofs.isConsistent(4, Hash.EMPTY, 3, Hash.EMPTY, List.of())).isFalse();
  }

  private static Hash hash(String hex) {
    return Hash.in(HexFormat.of().parseHex(hex), 0);
  }
}
